/** GitHub tells times to the second. */
export const iso = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
