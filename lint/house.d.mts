import type { Linter } from 'eslint';

/** The rules of the house, for eslint.config.mjs and for the test that breaks them. */
export const house: Linter.Config[];
