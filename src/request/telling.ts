import { checkSwitch, checkWord } from './choices.ts';
import { showUrl, urlFault } from './http-url.ts';
import type { InputName } from './inputs.ts';
import { all, ifGiven, invalid, then, valid, type Checked } from './problems.ts';
import type { Telling } from './request.ts';

/** GitHub shows it as a link, and links of other schemes are none there. */
const longestUrl = 1_000;

export function checkTelling(given: (name: InputName) => string | undefined): Checked<Telling> {
  return all({
    comment: ifGiven(given('comment'), 'auto', text => checkWord('comment', text, ['auto', 'always', 'never'])),
    foreignLogs: ifGiven(given('comment-logs'), 'in the job log only', text =>
      then(checkSwitch('comment-logs', text), on =>
        valid<Telling['foreignLogs']>(on ? 'in the comment too' : 'in the job log only'),
      ),
    ),
    environmentUrl: ifGiven(given('environment-url'), undefined, checkEnvironmentUrl),
    restorable: ifGiven(given('do-not-restore'), 'yes', text =>
      then(checkSwitch('do-not-restore', text), never =>
        valid<Telling['restorable']>(never ? 'do not restore' : 'yes'),
      ),
    ),
  });
}

function checkEnvironmentUrl(text: string): Checked<string> {
  const fault = text.length > longestUrl ? `longer than ${longestUrl} characters` : urlFault(text);
  if (fault === undefined) return valid(text);
  const remedy = 'write the address that users open, such as `https://shop.example.com`';
  return invalid({ where: 'environment-url', value: showUrl(text), reason: fault, remedy });
}
