import type { Random } from '../../world/random.ts';
import type { Answering, DatabaseBook } from '../database-book.ts';
import type { Status } from '../state.ts';
import type { ApplicationSeed } from './seed.ts';

/** Where the statements of one process go. */
export type Reached =
  | { readonly is: 'connected'; readonly to: Answering }
  /** `no connection`: there is an address, and nothing there lets it in. */
  | { readonly is: 'unreached'; readonly because: 'no connection' | 'no such name' };

/** One process of an application, with a pool of connections that are all alike. */
export interface ClientProcess {
  /** In the second that ends at `at`. */
  readonly reach: (at: number) => Reached;
  /** It was connected, and its writes were refused for a second. */
  readonly refused: () => void;
  readonly restart: () => void;
}

type Directory = Pick<DatabaseBook, 'behind' | 'instances'>;
type Settings = Pick<ApplicationSeed, 'driver' | 'dnsCacheSeconds' | 'reconnectsAfterSeconds'>;

/**
 * Connections stay where they are until they are dropped, or thrown away because writes are refused. A plain driver then goes to
 * the address that DNS told the process last, which may be up to `dnsCacheSeconds` old; so a process that asked just before a
 * name moved comes back to old blue, which refuses its writes. An aware one knows who has the name.
 */
export function createClientProcess(host: string, book: Directory, settings: Settings, random: Random): ClientProcess {
  let connection: Answering | undefined;
  let cached: { readonly address: Answering; readonly until: number } | undefined;
  let secondsRefused = 0;

  // Pools replace connections all the time, so an answer's age is anything up to its limit when the name moves.
  const livesFor = (share: number) =>
    settings.dnsCacheSeconds === 'for ever' ? Infinity : settings.dnsCacheSeconds * 1000 * share;

  const fromDns = (at: number): Answering | undefined => {
    if (cached !== undefined && at < cached.until) return cached.address;
    const address = book.behind(host);
    // The first answer of a process is taken as already some time old: not all of them began at once.
    if (address !== undefined) cached = { address, until: at + livesFor(cached === undefined ? random.next() : 1) };
    return address;
  };

  const isUp = (address: Answering) => canConnect(address) && book.instances().includes(address.instance);

  return {
    reach: at => {
      if (connection !== undefined && !isUp(connection)) connection = undefined;
      const told = settings.driver === 'plain' ? fromDns(at) : undefined;
      if (connection !== undefined) return { is: 'connected', to: connection };
      const address = settings.driver === 'plain' ? told : book.behind(host);
      if (address === undefined) return { is: 'unreached', because: 'no such name' };
      if (!isUp(address)) return { is: 'unreached', because: 'no connection' };
      connection = address;
      secondsRefused = 0;
      return { is: 'connected', to: connection };
    },
    refused: () => {
      secondsRefused += 1;
      if (settings.reconnectsAfterSeconds === 'never') return;
      if (secondsRefused >= settings.reconnectsAfterSeconds) connection = undefined;
    },
    restart: () => {
      connection = undefined;
      cached = undefined;
      secondsRefused = 0;
    },
  };
}

/** A database that a switchover has closed lets nobody in, and has dropped all who were in it. */
export const canConnect = ({ database, instance }: Answering): boolean =>
  database.access !== 'closed' && isReachable(instance.status);

/** "Viewing DB instance status" of the user guide says in which of them an instance can be reached. */
export function isReachable(status: Status): boolean {
  switch (status) {
    case 'available':
    case 'backing-up':
    case 'modifying':
    case 'storage-optimization':
      return true;
    case 'creating':
    case 'deleting':
    case 'rebooting':
    case 'upgrading':
      return false;
    default: {
      const never: never = status;
      throw new Error(`no such status: ${String(never)}`);
    }
  }
}
