/** The forms in which studies leave the device. */
export const EXPORT_FORMS = ["page", "zip", "json", "card"] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];
