export function newestRelease(markdown: string): { version: string; news: { en: string; zh: string } };
