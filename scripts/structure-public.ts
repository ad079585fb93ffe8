/** The files of features that the public sees, each with the reason. */
export const PUBLIC_FILES: Record<string, string> = {};
