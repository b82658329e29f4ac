import type { Settled } from '../settled.ts';

/** Where AWS's published model is not the last word. */
export const settled: Settled = {
  'ours | ecs:RegisterTaskDefinition | unknown member | quantumMode': {
    why: 'The file of a test has it, to show that a task definition goes over the wire as its file is: a member that is newer than every model has to arrive.',
    source: 'the bad day "a task definition with a field that nobody knows"',
  },
};
