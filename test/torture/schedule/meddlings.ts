import type { Act } from '../../aws/act.ts';
import { colleaguesRestart } from '../../releases/native-shop.ts';
import { blueImage, colleaguesDeployment, greenImage } from '../../releases/shop.ts';
import { greenPackage } from '../../releases/checkout.ts';
import {
  deleteTheService,
  failsItsChecks,
  maintenancePage,
  scaleTo,
  stopIt,
  weights,
} from '../../releases/bad-days/rows/acts.ts';
import { database } from '../../releases/orders.ts';
import { colleaguesGreen, longReport } from './database-tale.ts';
import { blueVersion, oldVersion, otherVersion, routed } from './function-tale.ts';
import type { Meddling, ToTheDatabase } from './schedule.ts';
import type { Tale } from './tale.ts';

const meddling = (words: string, act: Act): Meddling => ({ words, act });

const api = { cluster: 'shop', service: 'api' };

const bakesForAnHour: Act = {
  call: 'ecs:UpdateService',
  input: { ...api, deploymentConfiguration: { bakeTimeInMinutes: 60 } },
};

const toIt = (words: string, toTheDatabase: ToTheDatabase['toTheDatabase']): Meddling => ({
  words,
  act: { toTheDatabase },
});

const onLambda = (operation: string, input: object = {}): Act => ({
  call: `lambda:${operation}`,
  input: { FunctionName: 'checkout', ...input },
});

const deletesAnAlarm = (name: string): Meddling =>
  meddling('deletes an alarm', { call: 'cloudwatch:DeleteAlarms', input: { AlarmNames: [name] } });

/** What people and other programs do to a target in the middle of a release. */
export const meddlings: Readonly<Record<Tale['target'], readonly Meddling[]>> = {
  ecs: [
    meddling('stops the deployment with a rollback', stopIt(true)),
    meddling('stops the deployment without a rollback', stopIt(false)),
    meddling('divides the traffic by halves past CodeDeploy', weights(50, 50)),
    meddling('sends all traffic to one side past CodeDeploy', weights(100, 0)),
    meddling('sends all traffic to the other side past CodeDeploy', weights(0, 100)),
    meddling('deploys what served before', colleaguesDeployment),
    meddling('scales the service to 5', scaleTo(5)),
    meddling('scales the service to 0', scaleTo(0)),
    meddling('deletes the service', deleteTheService),
    deletesAnAlarm('api-p99'),
    meddling('puts up a maintenance page', maintenancePage),
    meddling('breaks green', failsItsChecks(greenImage)),
    meddling('breaks blue', failsItsChecks(blueImage)),
  ],
  'ecs-native': [
    meddling('stops the deployment', { stopServiceDeployment: api }),
    meddling('lets the deployment go on from its pause', { continueServiceDeployment: { ...api, action: 'CONTINUE' } }),
    meddling('sends the deployment back from its pause', { continueServiceDeployment: { ...api, action: 'ROLLBACK' } }),
    meddling('deploys what served before', colleaguesRestart),
    meddling('divides the traffic by halves past ECS', weights(50, 50)),
    meddling('sends all traffic to one side past ECS', weights(100, 0)),
    meddling('sends all traffic to the other side past ECS', weights(0, 100)),
    meddling('changes how the service is deployed', bakesForAnHour),
    meddling('scales the service to 5', scaleTo(5)),
    meddling('scales the service to 0', scaleTo(0)),
    meddling('deletes the service', deleteTheService),
    deletesAnAlarm('api-p99'),
    meddling('puts up a maintenance page', maintenancePage),
    meddling('breaks green', failsItsChecks(greenImage)),
    meddling('breaks blue', failsItsChecks(blueImage)),
  ],
  lambda: [
    meddling('gives all traffic to blue', routed(blueVersion)),
    meddling('gives all traffic to blue, and says so', routed(blueVersion, {}, { Description: 'back to 2' })),
    meddling('divides the traffic by halves', routed(blueVersion, { [otherVersion]: 0.5 })),
    meddling('gives all traffic to an old version', routed(oldVersion)),
    meddling('describes the alias anew', onLambda('UpdateAlias', { Name: 'live', Description: 'the checkout' })),
    meddling('deletes the alias', onLambda('DeleteAlias', { Name: 'live' })),
    meddling('deletes a version that nobody uses', onLambda('DeleteFunction', { Qualifier: otherVersion })),
    meddling('deletes green, if nobody uses it yet', onLambda('DeleteFunction', { Qualifier: '4' })),
    meddling('deletes the function', onLambda('DeleteFunction')),
    meddling('configures the function', onLambda('UpdateFunctionConfiguration', { MemorySize: 1024 })),
    deletesAnAlarm('checkout-p99'),
    meddling('breaks green', { behave: { image: greenPackage, change: { requestErrors: 0.5 } } }),
  ],
  rds: [
    toIt('switches over by hand', 'switch over'),
    toIt('deletes the deployment, and leaves green', 'delete the deployment'),
    toIt('deletes the deployment with its green', 'delete the deployment with green'),
    toIt('promotes green', 'promote green'),
    toIt('deletes green', 'delete green'),
    toIt('deletes blue', 'delete blue'),
    meddling('begins a deployment on an instance', colleaguesGreen('an instance of MySQL')),
    meddling('begins a deployment on a cluster', colleaguesGreen('a cluster of Aurora MySQL')),
    meddling('changes the schema', { runDdl: { database } }),
    meddling('writes a long report', longReport(600)),
    meddling('writes to green', {
      database: { writeByHand: { to: { greenOf: database }, writesPerSecond: 1, seconds: 300 } },
    }),
    meddling('begins a sale', { database: { load: { application: 'shop', writesPerSecond: 2_000 } } }),
    meddling('restarts the shop', { database: { restart: { application: 'shop' } } }),
    deletesAnAlarm('shop-failed-queries'),
  ],
};
