import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { outputsOf } from '../../src/report/outputs.ts';
import { anyEvents } from './any-event.ts';
import { releases, start, told, verdictAt } from './stories.ts';

describe('the outputs of the step', () => {
  test('they name the verdict, who serves, the revisions, the ids and the record', () => {
    // given
    const story = told(releases.released);
    // when
    const outputs = outputsOf(story, 'greenlight.json');
    // then
    expect(Object.fromEntries(outputs)).toEqual({
      verdict: 'released',
      serving: 'green',
      because: 'api:42 has all traffic, read back by its task definition, and the bake of 10 min passed.',
      'release-id': 'gl-19482012345-3f9a12c0',
      'change-id': 'gl-19482012345-3f9a12c0.1',
      revision: 'api:42',
      'previous-revision': 'api:41',
      record: 'greenlight.json',
    });
  });

  test('what is not known has no output, and serving says that it is unknown', () => {
    // given
    const story = told([]);
    // when
    const outputs = outputsOf(story, 'greenlight.json');
    // then
    expect(Object.fromEntries(outputs)).toEqual({ serving: 'unknown', record: 'greenlight.json' });
  });

  test('an ARN is reduced to its resource, so that a masked account id cannot swallow the output', () => {
    // given
    const because = 'ecs:UpdateService is denied on arn:aws:ecs:eu-west-1:123456789012:service/prod/api.';
    // when
    const story = told([verdictAt(start, { name: 'failed', serving: { who: 'blue', green: 0 }, because })]);
    // then
    expect(outputsOf(story, 'r').get('because')).toBe('ecs:UpdateService is denied on service/prod/api.');
  });

  test('whatever was told, each is one line', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        // given any events
        // when
        const values = [...outputsOf(told(events), 'r').values()];
        // then
        for (const value of values) expect(value).not.toMatch(/[\n\r]/);
      }),
    );
  });
});
