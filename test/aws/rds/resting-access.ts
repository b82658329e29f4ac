import { familyOf } from './engines.ts';
import { valueOf, type GroupBook } from './parameter-groups.ts';
import type { Access, Database } from './state.ts';

/**
 * What green lets its clients do before the switchover: they read, unless its parameters say otherwise ("Best practices for blue/green
 * deployments": green is read-only, and may be made writable). A physical replica can never be written to.
 */
export function restingAccess({ is, engine, parameterGroup, follows }: Database, groups: GroupBook): Access {
  if (follows?.method === 'physical') return 'read-only';
  const group = groups.get(is, parameterGroup.name);
  const writable =
    familyOf(engine) === 'MySQL'
      ? group.set.get('read_only') === '0'
      : ['0', 'off'].includes(valueOf(group, 'default_transaction_read_only') ?? '');
  return writable ? 'read-write' : 'read-only';
}

/** Old blue, when nothing protects it any more: it takes writes again unless its own parameters forbid it. */
export function unprotectedAccess({ is, parameterGroup }: Database, groups: GroupBook): Access {
  return groups.get(is, parameterGroup.name).set.get('read_only') === '1' ? 'read-only' : 'read-write';
}
