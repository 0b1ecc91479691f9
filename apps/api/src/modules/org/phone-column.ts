/** How a phone number is kept: the only place of this slice that knows. */
export const writePhone = (phone: string | null): string | null => phone;

/** The number that {@link writePhone} kept. */
export const readPhone = (kept: string | null): string | null => kept;
