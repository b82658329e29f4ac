import { conversation, type Conversation } from '../conversation.ts';

const at = (DBInstanceIdentifier: string) => ({ DBInstanceIdentifier });
const now = { ApplyImmediately: true };
const unsaved = { SkipFinalSnapshot: true };

const changes = conversation('rds', 'a database that is changed', async ask => {
  await ask('ModifyDBInstance', { ...at('ledger'), ...now, AllocatedStorage: 100 }, 'storage that shrinks');
  await ask('ModifyDBInstance', { ...at('ledger'), ...now, AllocatedStorage: 400 }, 'storage');
  await ask('ModifyDBInstance', { ...at('locked'), DeletionProtection: true }, 'what it is already');
  await ask('ModifyDBInstance', { ...at('nobody'), ...now, AllocatedStorage: 400 }, 'a missing one');
  await ask('ModifyDBCluster', { DBClusterIdentifier: 'spare', ...now, DeletionProtection: false });
  await ask('ModifyDBCluster', { DBClusterIdentifier: 'nobody', ...now }, 'a missing one');
  await ask('RebootDBInstance', at('orders'));
  await ask('RebootDBInstance', at('nobody'), 'a missing one');
});

const promotions = conversation('rds', 'a database that is promoted', async ask => {
  await ask('PromoteReadReplica', at('orders'), 'what is no replica');
  await ask('PromoteReadReplica', at('nobody'), 'a missing one');
  await ask('PromoteReadReplicaDBCluster', { DBClusterIdentifier: 'spare' }, 'what is no replica');
  await ask('PromoteReadReplicaDBCluster', { DBClusterIdentifier: 'nobody' }, 'a missing one');
});

const removals = conversation('rds', 'a database that is removed', async ask => {
  await ask('DeleteDBInstance', { ...at('locked'), ...unsaved }, 'a protected one');
  await ask('DeleteDBInstance', at('unsaved'), 'without a word of its snapshot');
  await ask('DeleteDBInstance', { ...at('unsaved'), ...unsaved });
  await ask('DeleteDBInstance', { ...at('nobody'), ...unsaved }, 'a missing one');
  await ask('DeleteDBCluster', { DBClusterIdentifier: 'spare', ...unsaved }, 'with its instances');
  await ask('DeleteDBInstance', { ...at('spare-1'), ...unsaved }, 'of a cluster');
  await ask('DeleteDBCluster', { DBClusterIdentifier: 'spare', ...unsaved });
  await ask('DeleteDBCluster', { DBClusterIdentifier: 'nobody', ...unsaved }, 'a missing one');
});

export const databasesByHand: readonly Conversation[] = [changes, promotions, removals];
