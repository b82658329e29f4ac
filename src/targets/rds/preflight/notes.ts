import type { RdsTarget } from '../../../request/request.ts';
import type { Database } from '../database.ts';
import { isAurora } from '../engine.ts';
import type { Facts, Preflight } from './preflight.ts';

/** What a person should know before green is made: names, what moves and what does not, what it costs, and where the way back ends. */
export function notesOn(
  preflight: Preflight,
  database: Database,
  { green }: Pick<RdsTarget, 'green'>,
): readonly string[] {
  if (preflight.is === 'no source') return [];
  return [
    ...whoIsWho(preflight, database),
    ...nameNotes(preflight, database),
    ...endpointNotes(database),
    ...followingNotes(preflight, database),
    ...identityNotes(preflight, database),
    ...standingNotes(database, green),
    ...pointOfNoReturn(preflight.oldName),
  ];
}

/** The same where green stands already: what is still to come. */
export function notesUnderWay(database: Database): readonly string[] {
  return [...endpointNotes(database), ...pointOfNoReturn(`${database.name}-old1`)];
}

/** A revision is a resource id, which nobody has in mind: this says what it stands for. */
function whoIsWho({ version }: Facts, { name, engine, engineVersion, resourceId }: Database): readonly string[] {
  if (version.is === 'out of reach') return [];
  return [
    `Blue is ${name} as it is (${engine} ${engineVersion}, ${resourceId}); green will be ${engine} ${version.version}.`,
  ];
}

function nameNotes({ oldName, customEndpoints }: Facts, database: Database): readonly string[] {
  const { name, members, is } = database;
  const [, ...others] = members;
  const twins = is === 'a cluster' ? members : others;
  const swapped = [
    ...(twins.length === 0
      ? []
      : [`${is === 'a cluster' ? 'its instances' : 'its read replicas'} ${twins.map(twin => twin.name).join(', ')}`]),
    ...(customEndpoints.length === 0 ? [] : [`its custom endpoints ${customEndpoints.join(', ')}`]),
  ];
  return [
    `The switchover swaps names: ${name} becomes ${oldName}, and green becomes ${name}.`,
    ...(swapped.length === 0
      ? []
      : [`${capital(swapped.join(' and '))} swap names with their twins in green likewise.`]),
  ];
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The TTL is 5 s ("Switchover best practices", user guide); a smart driver follows without DNS (AWS announcement, January 2026). */
function endpointNotes(database: Database): readonly string[] {
  const { endpoint } = database;
  const all = database.is === 'a cluster' ? [endpoint, database.readerEndpoint] : [endpoint];
  const texts = all.filter(one => one !== undefined);
  return [
    ...(texts.length === 0
      ? []
      : [`Endpoints keep their text and lead to green then: ${texts.map(text => `\`${text}\``).join(', ')}.`]),
    'Connections are dropped at the switchover. The DNS records live for 5 s: whoever caches them longer (a JVM may for ever) goes on asking old blue, which takes no writes. The drivers of AWS ("Advanced") follow by themselves.',
  ];
}

function followingNotes({ engine, proxies }: Facts, { name }: Database): readonly string[] {
  return [
    // AWS announcement of 9 April 2026.
    ...(proxies.length === 0
      ? []
      : [
          `RDS Proxy ${proxies.join(', ')} leads to ${name}, and follows the switchover where this target was registered before green was made. Register it anew afterwards where it was not.`,
        ]),
    ...(isAurora(engine)
      ? ['Auto scaling policies of its readers are not copied: set them anew on green after the switchover.']
      : []),
  ];
}

/** "Considerations for blue/green deployments", user guides of RDS and Aurora: RDS tracks its resources by these ids. */
function identityNotes({ oldName }: Facts, { name, resourceId, is }: Database): readonly string[] {
  return [
    `Alarms, metrics and event subscriptions that name ${name} mean green after the switchover.`,
    `The resource id ${resourceId} stays with old blue, and so does what goes by it: IAM policies for rds-db:connect, Performance Insights, backups from before the switchover. Let rds-db:connect name the id of green as well before then.`,
    is === 'an instance'
      ? `Infrastructure code will see another engine version, parameter groups or size under ${name}, and ${oldName} in none of its states. Terraform's aws_db_instance goes by the resource id: look at its next plan before it is applied.`
      : `Infrastructure code will see another engine version or parameter groups under ${name}, and ${oldName} with its instances in none of its states.`,
  ];
}

function standingNotes(database: Database, green: RdsTarget['green']): readonly string[] {
  return [
    `While green stands it costs besides blue: ${costs(database, green)}. It stays after a gate that failed or a cancelled job; \`operation: rollback\` deletes it.`,
    `${database.name} cannot be stopped as long as green stands beside it.`,
    ...(database.deletionProtection
      ? [
          'Green gets the deletion protection of blue: it has to be switched off on green before a rollback can delete it.',
        ]
      : []),
  ];
}

function costs(database: Database, { instanceClass, storage }: RdsTarget['green']): string {
  const classes = database.members.map(member =>
    database.is === 'an instance' ? (instanceClass ?? member.class) : member.class,
  );
  const each = [...new Set(classes)].map(one => `${classes.filter(other => other === one).length} × ${one}`);
  const size = storage.allocated ?? database.members[0].storage.allocated;
  return [...each, ...(database.is === 'an instance' ? [`${database.members.length} × ${size} GiB`] : [])].join(', ');
}

/** Replication ends with the switchover, and RDS keeps old blue read-only until its record is deleted (API reference, DeleteBlueGreenDeployment). */
function pointOfNoReturn(oldName: string): readonly string[] {
  return [
    'After the switchover there is no way back without losing what was written since: nothing flows from green to old blue.',
    `${oldName} stays, takes no writes, and costs. Greenlight never deletes it; \`operation: delete-record\` lifts the protection against writes.`,
  ];
}
