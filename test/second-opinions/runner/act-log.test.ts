import { describe, expect, test } from '@jest/globals';
import { jobResult, outputsIn, readActLog, stepIn } from './act-log.ts';

const step = { level: 'info', msg: '', jobID: 'release', stepID: ['green'] };
const lines = [
  { level: 'warning', msg: 'no docker' },
  { ...step, stage: 'Main', command: 'set-output', name: 'verdict', arg: 'rolled-back' },
  { ...step, stage: 'Main', stepResult: 'failure' },
  { ...step, stage: 'Main', command: 'summary', content: '## Rolled back' },
  { ...step, stage: 'Main', stepID: ['2'], command: 'set-output', name: 'verdict', arg: 'of another step' },
  { ...step, stage: 'Post', stepResult: 'success' },
  { level: 'info', msg: '', jobID: 'release', jobResult: 'failure' },
  { level: 'debug', msg: '', jobID: 'promote', jobResult: 'skipped' },
];
const log = readActLog(lines.map(line => `${JSON.stringify(line)}\n`).join(''));

describe('The log of act', () => {
  test('tells the result and the summary of a step, and of its post step for itself', () => {
    // when
    const told = (['Main', 'Post'] as const).map(stage => stepIn(log, 'release', 'green', stage));
    // then
    expect(told).toEqual([
      { result: 'failure', summary: '## Rolled back' },
      { result: 'success', summary: '' },
    ]);
  });

  test('tells nothing of a step that is not run', () => {
    expect(stepIn(log, 'release', 'announce', 'Main')).toBeUndefined();
  });

  test('tells the outputs of one step, and no other', () => {
    expect(outputsIn(log, 'release', 'green')).toEqual({ verdict: 'rolled-back' });
  });

  test.each([
    { job: 'release', result: 'failure', what: 'a job that has failed' },
    { job: 'promote', result: undefined, what: 'a job that was skipped' },
    { job: 'status', result: undefined, what: 'a job that it never speaks of' },
  ])('tells how $what has ended', ({ job, result }) => {
    expect(jobResult(log, job)).toBe(result);
  });

  test.each(['panic: runtime error', '{"msg":"of no level"}'])('is no log where a line is %p', line => {
    expect(() => readActLog(`${line}\n`)).toThrow(line);
  });
});
