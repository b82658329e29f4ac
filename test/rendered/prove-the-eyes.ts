import type { Browser } from './chromium.ts';
import { examine } from './examine.ts';
import { spoiled, unspoiled } from './spoiled.ts';

/**
 * Who finds nothing has to be shown to have eyes: what is wrong in each of the spoiled texts is found, and where all is right
 * nothing is. Throws with what was not.
 */
export async function proveTheEyes(browser: Browser): Promise<void> {
  const differing: string[] = [];
  for (const { what, shown, fault, ...view } of spoiled) {
    const text = await browser.open(shown);
    const found = await text.faults(view);
    if (!found.some(one => fault.test(one)))
      differing.push(`${what}: found [${found.join('; ')}], meant ${String(fault)}`);
  }
  const { faults } = await examine(browser, unspoiled);
  if (faults.length > 0) differing.push(`where all is right: found [${faults.join('; ')}]`);
  if (differing.length > 0) throw new Error(`What this browser shows is not to be believed:\n${differing.join('\n')}`);
}
