import type { Handlers } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import { referenceTo } from './arns.ts';
import { checkStorage } from './code-storage.ts';
import { describeLatest, describeVersion, inList } from './describe-function.ts';
import { versionOf, type FunctionBook } from './function-book.ts';
import { pageOf } from './page.ts';
import { alreadyPublished, type Publish } from './publish.ts';
import { conflict, constraint, functionNotFound, invalidParameter } from './refusals.ts';
import type { LambdaSeed } from './seed.ts';
import type { LambdaClient, LambdaFunction } from './state.ts';
import { checkMayChange } from './updates.ts';

type VersionHandlers = Pick<
  Handlers<LambdaClient, Caller>,
  'DeleteFunction' | 'ListVersionsByFunction' | 'PublishVersion'
>;

export interface VersionSurroundings {
  readonly book: FunctionBook;
  readonly publish: Publish;
  readonly limits: LambdaSeed['limits'];
}

export function versionHandlers({ book, publish, limits }: VersionSurroundings): VersionHandlers {
  return {
    PublishVersion: input => {
      const owner = book.get(input.FunctionName);
      if ((input.Description ?? '').length > 256)
        throw constraint('description', input.Description, 'Member must have length less than or equal to 256');
      checkMayChange(owner, input.RevisionId);
      const { code } = owner.latest.shown;
      if (input.CodeSha256 !== undefined && input.CodeSha256 !== code.sha256) {
        throw invalidParameter(
          `CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST (${code.sha256}). Please try again with the CodeSHA256 in $LATEST.`,
        );
      }
      if (alreadyPublished(owner) === undefined) checkStorage(book, limits.codeStorageBytes, code);
      return describeVersion(owner, publish(owner, input.Description));
    },

    // $LATEST comes first, then the versions, oldest first.
    ListVersionsByFunction: input => {
      const owner = book.get(input.FunctionName);
      const all = [
        describeLatest(owner, `${owner.arn}:$LATEST`),
        ...owner.versions.map(version => describeVersion(owner, version)),
      ];
      const { items, NextMarker } = pageOf(all.map(inList), input);
      return { Versions: items, ...NextMarker };
    },

    DeleteFunction: input => {
      const owner = book.get(input.FunctionName);
      const { qualifier } = referenceTo(input.FunctionName, input.Qualifier);
      if (qualifier === undefined) book.remove(owner);
      else deleteVersion(owner, qualifier);
      return { StatusCode: 204 };
    },
  };
}

function deleteVersion(owner: LambdaFunction, qualifier: string): void {
  if (qualifier === '$LATEST')
    throw invalidParameter('$LATEST version cannot be deleted without deleting the function.');
  if (!/^\d+$/.test(qualifier)) throw invalidParameter('Deletion of aliases is not currently supported.');
  if (versionOf(owner, qualifier) === undefined) throw functionNotFound(`${owner.arn}:${qualifier}`);
  const users = owner.aliases.filter(({ asked }) => asked.version === qualifier || asked.weights.has(qualifier));
  if (users.length > 0) {
    const names = users.map(({ name }) => name).join(', ');
    throw conflict(`Unable to delete version because the following aliases reference it: [${names}]`);
  }
  owner.versions = owner.versions.filter(({ number }) => number !== qualifier);
  owner.provisions = owner.provisions.filter(provision => provision.qualifier !== qualifier);
}
