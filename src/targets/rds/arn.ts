import { UnknownAnswerError } from '../../errors.ts';

/** A part of a database, by its ARN: `arn:aws:rds:eu-west-1:123456789012:db:orders`. */
export interface Resource {
  /** `db` for an instance, `cluster`, `cluster-endpoint`; a switchover may come to rename others. */
  readonly kind: string;
  readonly region: string;
  readonly name: string;
}

const form = /^arn:[^:]+:rds:([^:]*):\d*:([^:]+):(.+)$/;

export function resourceIn(arn: string): Resource {
  const [, region, kind, name] = form.exec(arn) ?? [];
  if (region === undefined || kind === undefined || name === undefined)
    throw new UnknownAnswerError({
      message: `RDS names ${arn}, which this version of Greenlight cannot read as a part of a database.`,
      hint: 'Look at the blue/green deployment in the RDS console, and update Greenlight.',
    });
  return { kind, region, name };
}

export function nameIn(arn: string): string {
  return resourceIn(arn).name;
}
