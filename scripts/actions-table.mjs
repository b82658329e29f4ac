// A table of IAM actions, what for, and which operation needs them, as the pages have it: from the code that prints the policies.
import { permissionsFor } from '../src/permissions.ts';
import { parseRequest } from '../src/request/parse.ts';

const place = { account: '123456789012', region: 'eu-west-1' };

/**
 * The lines of the table. `operations`: by name, sets of inputs that together ask for everything which that operation can be asked
 * for; `files`: how what these name is read; `deployer`: who deploys, of a service.
 */
export async function actionsTable(operations, files, deployer) {
  const asked = Object.entries(operations).flatMap(([operation, sets]) =>
    sets.map(inputs => ({ ...inputs, operation })),
  );
  const needed = await Promise.all(
    asked.map(async inputs =>
      (await permissionsOf(inputs, files, deployer)).map(({ action, because }) => ({ ...inputs, action, because })),
    ),
  );
  const names = Object.keys(operations);
  const lines = [...Map.groupBy(needed.flat(), ({ action }) => action)].map(([action, uses]) => {
    const reasons = [...new Set(uses.map(({ because }) => because))].join('; ');
    const needs = names.map(operation => (uses.some(use => use.operation === operation) ? 'yes' : ''));
    return `| \`${action}\` | ${reasons} | ${needs.join(' | ')} |`;
  });
  return [
    `| Action | What it is for | ${names.map(name => `\`${name}\``).join(' | ')} |`,
    `| --- | --- |${' --- |'.repeat(names.length)}`,
    ...lines,
  ];
}

async function permissionsOf(inputs, files, deployer) {
  const given = new Map(Object.entries(inputs));
  const parsed = await parseRequest(given, { ...files, awsRegion: place.region, eventName: 'workflow_dispatch' });
  if (!parsed.ok) throw new Error(`${inputs.operation}: ${JSON.stringify(parsed.problems)}`);
  return permissionsFor(parsed.request, place, deployer);
}
