import type { View } from './chromium.ts';
import type { Shown } from './shown.ts';

/** A text in which one thing is wrong for who has it before them so. */
export interface Spoiled extends View {
  readonly what: string;
  readonly shown: Shown;
  readonly fault: RegExp;
}

const summary = (markdown: string): Shown => ({ markdown, frame: { kind: 'job summary', job: 'release' } });
const comment = (markdown: string): Shown => ({ markdown, frame: { kind: 'comment', author: 'bot', edited: false } });
const diagram = (...lines: readonly string[]): Shown => summary(['```mermaid', ...lines, '```'].join('\n'));
const gantt = (...lines: readonly string[]): Shown =>
  diagram('gantt', 'dateFormat HH:mm:ss', 'axisFormat %H:%M:%S', 'todayMarker off', ...lines);

const atDesk = { screen: 'desk', theme: 'light' } as const;
const onPhone = { screen: 'phone', theme: 'light' } as const;
const darkAtDesk = { screen: 'desk', theme: 'dark' } as const;

/** Each could be written by mistake, and only a browser shows what is wrong with it. */
export const spoiled: readonly Spoiled[] = [
  {
    ...atDesk,
    what: 'a diagram that cannot be drawn',
    shown: diagram('flowchart LR', '  blue -->'),
    fault: /^Unable to render rich display/,
  },
  {
    ...atDesk,
    what: 'a table that is wider than its column',
    shown: comment(`| gate |\n| --- |\n| ${'x'.repeat(300)} |`),
    fault: /px wide in a column of \d+: gate x+/,
  },
  {
    ...atDesk,
    what: 'a block of code that is wider than its column',
    shown: comment(`\`\`\`\n${'x'.repeat(300)}\n\`\`\``),
    fault: /px wide in a column of \d+: x+/,
  },
  {
    ...onPhone,
    what: 'a page that is wider than its screen',
    shown: comment(`${'- '.repeat(20)}because`),
    fault: /px wide in a column of 375/,
  },
  {
    ...atDesk,
    what: 'something wide in a closed fold',
    shown: comment(`<details><summary>Gates</summary>\n\n| gate |\n| --- |\n| ${'x'.repeat(300)} |\n\n</details>`),
    fault: /px wide in a column of \d+: gate x+/,
  },
  {
    ...atDesk,
    what: 'a picture that is nowhere',
    shown: summary('![traffic](https://example.com/traffic.png)'),
    fault: /^a picture is not there: https:\/\/example\.com\/traffic\.png/,
  },
  {
    ...onPhone,
    what: 'labels of a diagram that run into one another',
    shown: gantt('tickInterval 1minute', 'section Phase', 'staging :12:00:00, 12:10:00'),
    fault: /^labels of a diagram run into one another: 12:00:00 and 12:01:00,/,
  },
  {
    ...atDesk,
    what: 'a label that is longer than its diagram',
    shown: gantt('section Phase', `${'x'.repeat(300)} :12:00:00, 12:10:00`),
    fault: /^a diagram cuts its label off: x+/,
  },
  {
    ...darkAtDesk,
    what: 'a label beside its bar that a theme makes unreadable',
    shown: gantt('section Phase', 'staging :done, 12:00:00, 12:10:00', 'shifting :active, 12:10:00, 12:10:01'),
    fault: /1\.\d : 1, is hard to read: shifting/,
  },
  {
    ...atDesk,
    what: 'a label upon a colour like its own',
    shown: diagram('flowchart LR', 'blue[api 41]', 'style blue fill:#ffffff,color:#eeeeee'),
    fault: /^#eeeeee on #ffffff, 1\.2 : 1, is hard to read: api 41/,
  },
];

/** In which nothing is wrong, and all is that may be. */
export const unspoiled: Shown = comment(
  [
    '<!-- greenlight:comment {"environment":"production"} -->\n### ✅ Released in production: all traffic is on green `api:2`',
    '**ECS service api** · `api:1` → `api:2` · [run](https://github.com/shop/api/actions/runs/1)',
    '- **Because:** the bake is over\n- [x] **Next:** nothing',
    '| gate | outcome |\n| --- | --- |\n| `alarms` | ✅ pass |',
    '> At 12:05 UTC green gets all traffic.',
    '<details><summary>Alarms to add</summary>\n\n```yaml\nThreshold: 0\n```\n\n</details>',
    '```mermaid\ngantt\n  dateFormat HH:mm:ss\n  axisFormat %H:%M\n  tickInterval 5minute\n  todayMarker off\n  section Phase\n' +
      '  staging :done, 12:00:00, 12:05:00\n  reverting :done, crit, 12:05:00, 12:10:00\n```',
  ].join('\n\n'),
);
