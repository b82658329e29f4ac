/** An action of others, as far as its own `action.yml` says how it is called. */
interface KnownAction {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly required: boolean }>>;
  /** What its job has to grant for it, in a private repository too. */
  readonly grants: Readonly<Record<string, 'read' | 'write'>>;
}

/**
 * The actions that pages and workflows use, with those of their inputs that stand there. Whoever writes another action or
 * input adds it here, from the `action.yml` of the pinned version.
 */
const actions: Readonly<Record<string, KnownAction>> = {
  'actions/attest': action({ optional: ['subject-checksums'] }, { 'id-token': 'write', attestations: 'write' }),
  'actions/checkout': action({ optional: ['persist-credentials'] }, { contents: 'read' }),
  'actions/setup-node': action({ optional: ['node-version'] }),
  'actions/upload-artifact': action({ required: ['path'], optional: ['name'] }),
  'aws-actions/configure-aws-credentials': action(
    { required: ['aws-region'], optional: ['role-to-assume'] },
    { 'id-token': 'write' },
  ),
  'github/codeql-action/analyze': action({ optional: ['category'] }, { 'security-events': 'write' }),
  'github/codeql-action/init': action({ optional: ['languages', 'build-mode', 'config'] }),
};

/** @param name as before the `@` of `uses` */
export function knownAction(name: string): KnownAction | undefined {
  return actions[name];
}

function action(
  { required = [], optional = [] }: { readonly required?: readonly string[]; readonly optional?: readonly string[] },
  grants: KnownAction['grants'] = {},
): KnownAction {
  const input = (isRequired: boolean) => (name: string) => [name, { description: name, required: isRequired }] as const;
  return {
    name: 'known',
    description: 'known',
    inputs: Object.fromEntries([...required.map(input(true)), ...optional.map(input(false))]),
    grants,
  };
}
