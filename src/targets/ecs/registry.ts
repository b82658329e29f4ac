import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import type { DescribeTaskDefinitionCommand, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import type { Asking } from '../../aws/asking.ts';
import type { Ecs } from '../../aws/clients.ts';
import { MissingError } from '../../errors.ts';
import type { Origin } from '../../release/identity.ts';
import type { Revision } from '../../release/words.ts';
import { same } from './sameness.ts';
import { changeIdIn, originIn } from './stamp.ts';
import { type Definition, revisionName, tagsOf } from './task-definition.ts';

/** A task definition that AWS holds, with its tags inside. */
export interface Registered {
  readonly revision: Revision;
  readonly definition: Definition;
  /** The change-id of the release that made it, where one did. */
  readonly madeBy: string | undefined;
  /** The workflow run that this release was of, where its tags say so. */
  readonly origin: Origin | undefined;
}

const describe = { service: 'ecs', operation: 'DescribeTaskDefinition' } as const;
const register = { service: 'ecs', operation: 'RegisterTaskDefinition' } as const;

/** Task definitions, read and registered. */
export interface Registry {
  /** `family`, `family:revision` or an ARN; the newest ACTIVE one of a family. Undefined where there is none. */
  find(name: string): Promise<Registered | undefined>;
  /** Makes a new revision. The definition carries this release's stamp, by which it is found again. */
  register(definition: Definition): Promise<Revision>;
}

export function registry(ecs: () => Promise<Ecs>, asking: Asking): Registry {
  const find: Registry['find'] = async name => {
    const { client, sdk } = await ecs();
    const answer = await asking.read(
      describe,
      async () => {
        // Tags are not inside the definition: they are a field of the answer, and only when asked for.
        const command = new sdk.DescribeTaskDefinitionCommand({ taskDefinition: name, include: ['TAGS'] });
        const whole = answeredWholly(command);
        await client.send(command);
        return whole();
      },
      // ECS answers a family or revision that it does not have with this exception and no other name.
      { ClientException: () => undefined },
    );
    return answer?.taskDefinition === undefined ? undefined : registered(answer.taskDefinition, answer.tags ?? []);
  };
  return {
    find,
    register: async definition => {
      const { client, sdk } = await ecs();
      const stamp = changeIdIn(tagsOf(definition));
      // Without a stamp, for want of room, nothing tells ours from another's: a second revision is better than the wrong one.
      const lookFor = async () => {
        const newest = stamp === undefined ? undefined : await find(definition.family);
        if (newest === undefined || newest.madeBy !== stamp) return undefined;
        // Another step of the same run stamps alike, and may have registered something else.
        return same(newest.definition, definition) ? newest.revision : undefined;
      };
      return asking.write(
        register,
        async () => {
          const { taskDefinition } = await client.send(
            wholly(new sdk.RegisterTaskDefinitionCommand(definition as never), definition),
          );
          if (taskDefinition?.taskDefinitionArn === undefined)
            throw new MissingError({
              message: `AWS registered a task definition of family ${definition.family} and did not say which.`,
              hint: 'Re-run the job: it finds the revision by its stamp.',
            });
          return revisionOf(taskDefinition.taskDefinitionArn);
        },
        lookFor,
      );
    },
  };
}

/**
 * Sends the definition as it is. The SDK drops members that its own version does not know, so a field that AWS added
 * last week would vanish from a user's file without a word; AWS is the judge of that, not the age of our packages.
 */
function wholly(command: RegisterTaskDefinitionCommand, definition: Definition): RegisterTaskDefinitionCommand {
  command.middlewareStack.add(
    next => args => {
      (args.request as { body: string }).body = JSON.stringify(definition);
      return next(args);
    },
    // After serialising, before the length is counted and the request is signed.
    { step: 'build', priority: 'high', name: 'wholeDefinition' },
  );
  return command;
}

/** DescribeTaskDefinition's answer as it comes over the wire, where members have the names that the SDK gives them. */
interface Described {
  readonly taskDefinition?: Definition & { readonly taskDefinitionArn?: string };
  readonly tags?: readonly object[];
}

/** Keeps the answer as it is, for the SDK drops what it does not know from answers too: it would be lost from the next revision. */
function answeredWholly(command: DescribeTaskDefinitionCommand): () => Described {
  let text = '{}';
  command.middlewareStack.add(
    next => async args => {
      const result = await next(args);
      const response = result.response as { body: Readable | Buffer };
      const body = await buffer(response.body as Readable);
      text = body.toString('utf8');
      response.body = body;
      return result;
    },
    // Before deserialising, on the side of the network.
    { step: 'deserialize', priority: 'low', name: 'wholeDefinition' },
  );
  return () => JSON.parse(text) as Described;
}

function registered(described: NonNullable<Described['taskDefinition']>, tags: readonly object[]): Registered {
  const definition: Definition = { ...described, ...(tags.length === 0 ? {} : { tags }) };
  const all = tagsOf(definition);
  return {
    revision: revisionOf(described.taskDefinitionArn ?? ''),
    definition,
    madeBy: changeIdIn(all),
    origin: originIn(all),
  };
}

function revisionOf(arn: string): Revision {
  return { id: arn, name: revisionName(arn) };
}
