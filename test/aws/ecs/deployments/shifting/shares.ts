import type { ShiftingStrategy } from '../settings.ts';

/** One move of production traffic. */
export interface Move {
  readonly percent: number;
  /** Before the next move. "Not applied after the step that reaches 100 %": LinearConfiguration in the API reference. */
  readonly bakeMinutes: number;
}

export function movesOf(strategy: ShiftingStrategy): readonly Move[] {
  switch (strategy.kind) {
    case 'BLUE_GREEN':
      return [{ percent: 100, bakeMinutes: 0 }];
    case 'CANARY':
      return strategy.percent === 100
        ? [{ percent: 100, bakeMinutes: 0 }]
        : [
            { percent: strategy.percent, bakeMinutes: strategy.stepBakeMinutes },
            { percent: 100, bakeMinutes: 0 },
          ];
    case 'LINEAR': {
      const count = Math.ceil(100 / strategy.percent - 1e-9);
      return Array.from({ length: count }, (_, index) =>
        index + 1 === count
          ? { percent: 100, bakeMinutes: 0 }
          : { percent: tenths(strategy.percent * (index + 1)), bakeMinutes: strategy.stepBakeMinutes },
      );
    }
    default: {
      const never: never = strategy;
      throw new Error(`unknown strategy ${JSON.stringify(never)}`);
    }
  }
}

const tenths = (percent: number) => Math.round(percent * 10) / 10;
