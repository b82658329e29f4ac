import type { AlarmState } from '../world/world.ts';

/** A composite alarm's AlarmRule, parsed. Grammar: "PutCompositeAlarm", CloudWatch API reference. */
export type Rule =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'state'; readonly state: AlarmState; /** A name or an ARN. */ readonly alarm: string }
  | { readonly kind: 'not'; readonly rule: Rule }
  | { readonly kind: 'and' | 'or'; readonly rules: readonly Rule[] };

export function holds(rule: Rule, stateOf: (alarm: string) => AlarmState | undefined): boolean {
  switch (rule.kind) {
    case 'constant':
      return rule.value;
    case 'state':
      return stateOf(rule.alarm) === rule.state;
    case 'not':
      return !holds(rule.rule, stateOf);
    case 'and':
      return rule.rules.every(part => holds(part, stateOf));
    case 'or':
      return rule.rules.some(part => holds(part, stateOf));
    default: {
      const never: never = rule;
      throw new Error(`no such rule: ${JSON.stringify(never)}`);
    }
  }
}

/** The alarms that a rule names, each once, in the order of the text. */
export function alarmsIn(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'constant':
      return [];
    case 'state':
      return [rule.alarm];
    case 'not':
      return alarmsIn(rule.rule);
    case 'and':
    case 'or':
      return [...new Set(rule.rules.flatMap(alarmsIn))];
    default: {
      const never: never = rule;
      throw new Error(`no such rule: ${JSON.stringify(never)}`);
    }
  }
}

/** Throws a SyntaxError that names the place. NOT binds closer than AND, AND closer than OR. */
export function parseRule(text: string): Rule {
  const tokens = tokenize(text);
  let position = 0;
  const peek = () => tokens[position]?.text;
  const take = (expected?: string): Token => {
    const token = tokens[position];
    if (token === undefined || (expected !== undefined && token.text !== expected)) {
      const found = token === undefined ? 'the rule ends' : `"${token.text}" stands at character ${token.at + 1}`;
      throw new SyntaxError(`${found} where ${expected === undefined ? 'a term' : `"${expected}"`} is expected`);
    }
    position += 1;
    return token;
  };

  const chain = (kind: 'and' | 'or', word: string, part: () => Rule): Rule => {
    const rules = [part()];
    while (peek() === word) {
      take();
      rules.push(part());
    }
    return rules.length === 1 ? (rules[0] as Rule) : { kind, rules };
  };
  const anyOf = (): Rule => chain('or', 'OR', allOf);
  const allOf = (): Rule => chain('and', 'AND', term);
  const term = (): Rule => {
    const token = take();
    switch (token.text) {
      case 'NOT':
        return { kind: 'not', rule: term() };
      case '(': {
        const rule = anyOf();
        take(')');
        return rule;
      }
      case 'TRUE':
      case 'FALSE':
        return { kind: 'constant', value: token.text === 'TRUE' };
      case 'ALARM':
      case 'OK':
      case 'INSUFFICIENT_DATA': {
        take('(');
        const alarm = take().text.replace(/^(["'])(.*)\1$/s, '$2');
        take(')');
        return { kind: 'state', state: token.text, alarm };
      }
      default:
        throw new SyntaxError(
          `"${token.text}" at character ${token.at + 1} is not a function or constant of alarm rules`,
        );
    }
  };

  const rule = anyOf();
  const rest = tokens[position];
  if (rest !== undefined)
    throw new SyntaxError(`"${rest.text}" at character ${rest.at + 1} stands after the end of the rule`);
  return rule;
}

type Token = { readonly text: string; readonly at: number };

/** Parentheses, quoted names, and words: a name without blanks or parentheses needs no quotes. */
function tokenize(text: string): readonly Token[] {
  return [...text.matchAll(/[()]|"[^"]*"|'[^']*'|[^\s()]+/g)].map(match => ({ text: match[0], at: match.index }));
}
