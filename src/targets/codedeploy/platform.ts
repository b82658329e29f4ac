import type { DeploymentTarget, TargetLabel } from '@aws-sdk/client-codedeploy';
import type { Hook } from '../../release/plan.ts';
import type { Revision } from '../../release/words.ts';
import type { FleetSide } from './fleet.ts';
import type { Events } from './lifecycle.ts';

/** Those of CodeDeploy's compute platforms on which traffic moves from one revision to another. */
export type PlatformName = 'ECS' | 'Lambda';

/** In what the platforms differ, for the one thing that is released: how deployments name it, and what they tell of it. */
export interface Platform {
  readonly name: PlatformName;
  /** Deployments list what they release under this id. */
  readonly targetId: string;
  /** What a deployment brings, by its AppSpec; undefined where that says nothing of it, or is about something else. */
  readonly revisionIn: (appSpec: string | undefined) => Revision | undefined;
  /** The user's functions that run in a deployment; none where its AppSpec cannot be read. */
  readonly hooksIn: (appSpec: string | undefined) => readonly Hook[];
  readonly eventsIn: (target: DeploymentTarget | undefined) => Events;
  /** Both sides, as the deployment itself labels them. */
  readonly sidesIn: (target: DeploymentTarget | undefined) => readonly LabelledSide[];
}

export interface LabelledSide {
  readonly label: TargetLabel | undefined;
  readonly side: FleetSide;
}
