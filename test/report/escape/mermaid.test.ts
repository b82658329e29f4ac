import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { mermaidLabel } from '../../../src/report/escape/mermaid.ts';
import { hostile } from '../any-event.ts';

const anyText = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' }), fc.string());

describe('a label in a diagram', () => {
  test('has nothing but its small alphabet, and is never empty', () => {
    fc.assert(
      fc.property(anyText, text => {
        // given any text
        // when
        const label = mermaidLabel(text);
        // then
        expect(label).toMatch(/^[A-Za-z0-9 ._/-]{1,40}$/);
      }),
    );
  });

  test.each([
    { text: 'section of the fleet', label: '.section of the fleet' },
    { text: 'Click', label: '.Click' },
    { text: 'ending', label: 'ending' },
    { text: '10 of 100', label: '10 of 100' },
  ])('begins with no word of Mermaid: $text', ({ text, label }) => {
    // given foreign text
    // when
    const said = mermaidLabel(text);
    // then
    expect(said).toBe(label);
  });
});
