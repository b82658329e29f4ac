import { describe, expect, test } from '@jest/globals';
import { withExamples } from '../../scripts/examples.mjs';

const drill = 'on: { schedule: [{ cron: 17 3 * * * }] }\njobs:\n  drill:\n\n    runs-on: ubuntu-24.04\n';
const examples = new Map([['drill.yml', drill]]);

const blockOf = (text: string) => `\`\`\`yaml\n${text}\`\`\`\n`;
const page = (marker: string, block: string) => `# A page\n\n${marker}\n\n${block}\nAnd more.\n`;

describe('A page', () => {
  test('shows an example as its file is', () => {
    // given
    const older = page('<!-- example: drill.yml -->', blockOf('on: push\njobs: {}\n'));
    // when
    const filled = withExamples('page.md', older, examples);
    // then
    expect(filled).toBe(page('<!-- example: drill.yml -->', blockOf(drill)));
  });

  test('shows it in a list as far to the right as the list stands, and its empty lines empty', () => {
    // given
    const older = page('  <!-- example: drill.yml -->', '  ```yaml\n  on: push\n  ```\n');
    // when
    const filled = withExamples('page.md', older, examples);
    // then
    expect(filled).toContain('\n  ```yaml\n  on: { schedule');
    expect(filled).toContain('\n    drill:\n\n      runs-on: ubuntu-24.04\n  ```\n');
  });

  test('keeps whatever is no whole workflow', () => {
    // given
    const steps = page('Some steps:', blockOf('- uses: OWNER/greenlight@FULL_COMMIT_SHA\n'));
    // when
    const filled = withExamples('page.md', steps, examples);
    // then
    expect(filled).toBe(steps);
  });

  test.each([
    { what: 'a workflow that is no example', marker: 'A workflow:', named: 'page.md has a workflow' },
    { what: 'an example that is not there', marker: '<!-- example: dril.yml -->', named: 'examples/dril.yml' },
  ])('cannot show $what', ({ marker, named }) => {
    // given
    const wrong = page(marker, blockOf('jobs: {}\n'));
    // when
    const fill = () => withExamples('page.md', wrong, examples);
    // then
    expect(fill).toThrow(named);
  });
});
