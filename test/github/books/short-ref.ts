/** `refs/heads/main` → `main`: as people, and Deployments, name a branch or a tag. */
export const shortRef = (ref: string): string => ref.replace(/^refs\/(heads|tags)\//, '');
