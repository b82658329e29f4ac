import type { Finding } from '../../release/problem.ts';
import type { LambdaTarget } from '../../request/request.ts';
import { type Configuration, configurationOf } from './configuration.ts';
import { membersThatDiffer, titleOfVariable, variablesThatDiffer } from './differences.ts';
import { givenBack, type GoneBack } from './gone-back.ts';
import type { Sights } from './sights.ts';
import type { Version } from './version.ts';

/** What a release does to a configuration, or brings along in it, that nothing of it asks for: `$LATEST` is what it is made of. */
export function unaskedFindings({ now, blue, wanted }: Sights, asked: LambdaTarget): readonly Finding[] {
  if (wanted.is === 'known' || blue === undefined) return [];
  const { goneBack, configuration } = wanted;
  return [
    ...(goneBack === undefined ? [] : [...givesBack(now, goneBack, asked), ...releasesAnew(now, goneBack, asked)]),
    ...bringsAlong(blue, configuration, asked),
  ];
}

type Asked = Pick<LambdaTarget, 'configuration' | 'variables'>;

/** What nobody has named, of members and of variables by their titles. */
function notNamed(titles: readonly string[], { configuration, variables }: Asked): readonly string[] {
  const named = new Set([...Object.keys(configuration), ...[...variables.keys()].map(titleOfVariable)]);
  const isWhole = configuration['Environment'] !== undefined;
  return titles.filter(title => !named.has(title) && !(isWhole && title.startsWith(titleOfVariable(''))));
}

function givesBack(now: Version, goneBack: GoneBack, asked: Asked): readonly Finding[] {
  const names = notNamed(givenBack(configurationOf(now.configuration), goneBack), asked);
  if (names.length === 0) return [];
  return [
    {
      level: 'warning',
      where: 'configuration',
      value: undefined,
      reason: `$LATEST still holds what ${goneBack.changeId} was taken back from (${names.join(', ')}): there green gets what ${goneBack.blue.revision.name} has, as nothing of this release asks for anything else`,
      remedy: 'name in `configuration` or `environment-variables` what is meant to stay as it is in $LATEST',
    },
  ];
}

function releasesAnew(
  { codeSha256 }: Version,
  { changeId, brought, blue }: GoneBack,
  { code }: Pick<LambdaTarget, 'code'>,
): readonly Finding[] {
  if (code.from !== 'latest' || codeSha256 !== brought.codeSha256 || codeSha256 === blue.codeSha256) return [];
  return [
    {
      level: 'warning',
      where: 'package',
      value: undefined,
      reason: `no code is named, and $LATEST holds that of ${brought.revision.name}, from which ${changeId} was taken back: this releases it again`,
      remedy: 'name the code that is meant with `package`, `s3`, `image` or `from-version`',
    },
  ];
}

function bringsAlong(blue: Version, wanted: Configuration, asked: Asked): readonly Finding[] {
  const has = configurationOf(blue.configuration);
  const differing = [...membersThatDiffer(has, wanted), ...variablesThatDiffer(has, wanted).map(titleOfVariable)];
  const names = notNamed(differing, asked);
  if (names.length === 0) return [];
  return [
    {
      level: 'warning',
      where: 'configuration',
      value: undefined,
      reason: `$LATEST differs from ${blue.revision.name}, which serves, and nothing of this release asks for that (${names.join(', ')}): it is released as well`,
      remedy: 'look who changed it; name in `configuration` or `environment-variables` what has to be otherwise',
    },
  ];
}

/** A drill fails on purpose with users on green: that is no way for code to meet users that nobody has released. */
export function unprovenCode({ now, blue, wanted }: Sights, { code }: LambdaTarget): readonly Finding[] {
  if (wanted.is === 'known' || blue === undefined || code.from !== 'latest' || now.codeSha256 === blue.codeSha256)
    return [];
  return [
    {
      level: 'error',
      where: 'package',
      value: undefined,
      reason: `no code is named, and $LATEST holds other code than ${blue.revision.name}, which serves: the drill would give it to users, and nobody has proven it`,
      remedy: 'release first, or name the code that serves with `package`, `s3` or `image`',
    },
  ];
}
