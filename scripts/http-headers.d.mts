export const isolationHeaders: Record<string, string>;
export const contentSecurityPolicy: string;
export const filePaths: readonly string[];
