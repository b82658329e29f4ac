import type { HttpCheck, InvokeCheck } from '../release/words.ts';
import type { Item, WhereOf } from './block-settings.ts';
import { forceOf, itemsOf, type PlacedGate } from './gate-settings.ts';
import { checkHttp } from './http-check.ts';
import { checkInvoke } from './invoke-check.ts';
import { each, invalid, then, valid, type Checked } from './problems.ts';
import type { Target } from './request.ts';
import type { Tested } from './smoke-settings.ts';
import { isMapping } from './yaml-lines.ts';

/**
 * The settings of `smoke`: one test, or a list of them; each is a gate of its own. Without a `name` the only one is
 * called `smoke`, and those of a list by their places: `smoke 1`.
 */
export function checkSmoke(
  settings: unknown,
  whereOf: WhereOf,
  target: Target['kind'],
): Checked<readonly PlacedGate[]> {
  const items = itemsOf(settings);
  if (items.length === 0) return invalid(notATest(whereOf([]), 'holds no test', target));
  return each(
    items.map((item, at) => checkTest(item, items.length === 1 ? 'smoke' : `smoke ${at + 1}`, whereOf, target)),
  );
}

function checkTest(item: Item, nameByDefault: string, whereOf: WhereOf, target: Target['kind']): Checked<PlacedGate> {
  if (!isMapping(item.value)) {
    const reason = `not a mapping with ${target === 'lambda' ? '`invoke` or ' : ''}a \`url\``;
    return invalid(notATest(whereOf(item.path), reason, target));
  }
  const invokes = target === 'lambda' && 'invoke' in item.value;
  if (target === 'lambda' && !invokes && !('url' in item.value))
    return invalid(notATest(whereOf(item.path), 'has neither `invoke` nor a `url`', target));
  const tested = invokes ? checkInvoke(item, whereOf) : checkHttp(item, whereOf);
  return then<Tested<HttpCheck | InvokeCheck>, PlacedGate>(tested, ({ name, when, advisory, check }) =>
    valid({
      gate: { kind: 'smoke', name: name ?? nameByDefault, when, force: forceOf(advisory), check },
      where: whereOf([...item.path, 'name']),
      name: name === undefined ? 'by default' : 'as written',
    }),
  );
}

function notATest(where: string, reason: string, target: Target['kind']) {
  const settings = target === 'lambda' ? "invoke: { payload: '{}' }" : 'url: "https://test.example.com/health"';
  return { where, value: undefined, reason, remedy: `write \`smoke: { ${settings} }\`` };
}
