import type { Surfaces } from '../../../src/github/surfaces.ts';
import type { Clock } from '../../../src/engine/clock.ts';
import type { SurfaceTrouble, Trouble } from '../schedule/schedule.ts';

/** The runner's surfaces with the troubles of a schedule laid over them. */
export function troubled(own: Surfaces, troubles: readonly Trouble[], clock: Clock): Surfaces {
  const after = async <T>(name: keyof Surfaces, write: () => Promise<T>): Promise<T> => {
    const trouble = troubles.find(one => one.with === 'a surface' && one.surface === name);
    if (trouble?.with === 'a surface') await befall(trouble.does, clock);
    return write();
  };
  return {
    log: lines => after('log', () => own.log(lines)),
    summary: markdown => after('summary', () => own.summary(markdown)),
    record: json => after('record', () => own.record(json)),
    output: (name, value) => after('output', () => own.output(name, value)),
  };
}

async function befall(trouble: SurfaceTrouble, clock: Clock): Promise<void> {
  switch (trouble) {
    case 'hangs':
      return new Promise(() => undefined);
    case 'rejects':
      throw new Error('no space left on device');
    case 'takes a minute':
      return clock.sleep(60_000);
  }
}
