import { describe, expect, test } from '@jest/globals';
import { inputText } from './input-text.ts';

describe('the input of a call as text', () => {
  test('is JSON, with the length and the digest of what is bytes', () => {
    // given
    const input = { FunctionName: 'checkout', Tags: { a: '1' }, ZipFile: Buffer.from('zip') };

    // when
    const text = inputText(input);

    // then
    expect(JSON.parse(text)).toEqual({
      FunctionName: 'checkout',
      Tags: { a: '1' },
      ZipFile: '<3 bytes, SHA-256 4a70fe9aa6436e02c2dea340fbd1e352e4ef2d8ce6ca52ad25d4b95471fc8bf2>',
    });
  });

  test('tells different bytes of the same length apart', () => {
    // given
    const [one, other] = [{ Payload: Buffer.from('a') }, { Payload: Buffer.from('b') }];

    // when
    const texts = [inputText(one), inputText(other)];

    // then
    expect(texts[0]).not.toBe(texts[1]);
  });

  test('of a call that could not be read is empty', () => {
    expect(inputText(undefined)).toBe('');
  });
});
