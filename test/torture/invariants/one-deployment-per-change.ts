import { releaseOf } from '../../../src/release/identity.ts';
import { type History, somebodyMeddled } from '../history.ts';
import { goesBack, plots, type StepName } from '../schedule/plot.ts';
import type { Invariant } from './invariant.ts';

/** No change is deployed twice, whoever was lost in between. */
export const oneDeploymentPerChange: Invariant = {
  promise: 'at most one deployment per change-id, and no second one of a release that has succeeded',
  violations: history => [...twins(history.deployments), ...again(history)],
};

function twins(deployments: History['deployments']): readonly string[] {
  return deployments.flatMap(({ changeId, id }, index) => {
    const first = deployments.slice(0, index).find(one => changeId !== undefined && one.changeId === changeId);
    return first === undefined ? [] : [`${changeId} has the deployments ${first.id} and ${id}.`];
  });
}

/** What has been deployed well and serves nobody any more may be released again: somebody did that, or blue fell ill. */
function again(history: History): readonly string[] {
  const { deployments, schedule } = history;
  if (somebodyMeddled(history) || schedule.tale.blue !== 'well' || !plots[schedule.plot].every(brings)) return [];
  return deployments.flatMap((later, index) => {
    const before = deployments[index - 1];
    if (before?.changeId === undefined || later.changeId === undefined || before.status !== 'Succeeded') return [];
    return releaseOf(before.changeId) === releaseOf(later.changeId)
      ? [`${later.id} (${later.changeId}) deploys again what ${before.id} (${before.changeId}) had deployed well.`]
      : [];
  });
}

/** A way back is a deployment of its own, and a drill is one each time. */
function brings(step: StepName): boolean {
  return !goesBack(step) && step !== 'drill';
}
