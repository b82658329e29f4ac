import type { Handlers, Output } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import { referenceTo } from './arns.ts';
import { timeText } from './describe-function.ts';
import { qualifiedBy, type FunctionBook } from './function-book.ts';
import { pageOf } from './page.ts';
import type { Provisioning } from './provisioning.ts';
import { conflict, constraint, functionNotFound, invalidParameter, provisionNotFound } from './refusals.ts';
import type { LambdaClient, LambdaFunction, Provision } from './state.ts';

type ConcurrencyHandlers = Pick<
  Handlers<LambdaClient, Caller>,
  | 'DeleteProvisionedConcurrencyConfig'
  | 'GetProvisionedConcurrencyConfig'
  | 'ListProvisionedConcurrencyConfigs'
  | 'PutProvisionedConcurrencyConfig'
>;

export function concurrencyHandlers(book: FunctionBook, provisioning: Provisioning): ConcurrencyHandlers {
  const named = (functionName: string, given: string) => {
    const owner = book.get(functionName);
    const qualifier = referenceTo(functionName, given).qualifier ?? given;
    return { owner, qualifier, provision: owner.provisions.find(item => item.qualifier === qualifier) };
  };

  return {
    PutProvisionedConcurrencyConfig: input => {
      const { owner, qualifier } = named(input.FunctionName, input.Qualifier);
      const requested = input.ProvisionedConcurrentExecutions;
      if (requested < 1)
        throw constraint(
          'provisionedConcurrentExecutions',
          requested,
          'Member must have value greater than or equal to 1',
        );
      checkMayProvision(owner, qualifier);
      return described(provisioning.ask(owner, qualifier, requested));
    },

    GetProvisionedConcurrencyConfig: input => {
      const { provision } = named(input.FunctionName, input.Qualifier);
      if (provision === undefined) throw provisionNotFound();
      return described(provision);
    },

    ListProvisionedConcurrencyConfigs: input => {
      const owner = book.get(input.FunctionName);
      const { items, NextMarker } = pageOf(owner.provisions, input);
      return {
        ProvisionedConcurrencyConfigs: items.map(provision => ({
          FunctionArn: `${owner.arn}:${provision.qualifier}`,
          ...described(provision),
        })),
        ...NextMarker,
      };
    },

    // "DeleteProvisionedConcurrencyConfig" of the API reference names no error for one that is not there.
    DeleteProvisionedConcurrencyConfig: input => {
      const { owner, qualifier } = named(input.FunctionName, input.Qualifier);
      owner.provisions = owner.provisions.filter(provision => provision.qualifier !== qualifier);
      return {};
    },
  };
}

function checkMayProvision(owner: LambdaFunction, qualifier: string): void {
  const has = (other: string) => owner.provisions.some(provision => provision.qualifier === other);
  const unpublished = () =>
    invalidParameter('Provisioned Concurrency Configs cannot be applied to unpublished function versions.');
  const is = qualifiedBy(owner, qualifier);
  switch (is?.kind) {
    case undefined:
      throw functionNotFound(`${owner.arn}:${qualifier}`);
    case 'latest':
      throw unpublished();
    case 'alias': {
      const { version, weights } = is.alias.asked;
      if (version === '$LATEST') throw unpublished();
      if (weights.size > 0) throw invalidParameter('Alias with weights can not be used with Provisioned Concurrency');
      if (has(version)) {
        throw conflict(
          "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
        );
      }
      return;
    }
    case 'version':
      if (owner.aliases.some(({ name, asked }) => asked.version === qualifier && has(name)))
        throw conflict('Version is pointed by a Provisioned Concurrency alias');
      return;
    default: {
      const never: never = is;
      throw new Error(`no such qualifier: ${JSON.stringify(never)}`);
    }
  }
}

type Description = Output<LambdaClient, 'GetProvisionedConcurrencyConfig'>;

function described({ requested, modifiedAt, progress }: Provision): Description {
  const ready = progress.status === 'done' ? requested : 0;
  const base: Description = {
    RequestedProvisionedConcurrentExecutions: requested,
    AvailableProvisionedConcurrentExecutions: ready,
    AllocatedProvisionedConcurrentExecutions: ready,
    LastModified: timeText(modifiedAt),
  };
  switch (progress.status) {
    case 'in progress':
      return { ...base, Status: 'IN_PROGRESS' };
    case 'done':
      return { ...base, Status: 'READY' };
    case 'failed':
      return { ...base, Status: 'FAILED', StatusReason: progress.failure.reason };
    default: {
      const never: never = progress;
      throw new Error(`no such progress: ${JSON.stringify(never)}`);
    }
  }
}
