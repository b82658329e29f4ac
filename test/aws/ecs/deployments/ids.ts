import type { Random } from '../../world/random.ts';

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** As ECS makes ids of service deployments (21 characters) and of hooks (43). */
export const newId = (random: Random, length: number): string =>
  Array.from({ length }, () => CHARACTERS[Math.floor(random.next() * CHARACTERS.length)]).join('');
