import type { Case } from './proof-case.ts';
import {
  answers,
  available,
  deployment,
  deployments,
  found,
  green,
  instance,
  listing,
  looks,
  members,
  one,
  refuses,
  switches,
} from './proof-databases.ts';

/** Replies of RDS: lists, times, texts and errors, each under the name that it has on the wire. */
export const casesOfDatabaseReplies: readonly Case[] = [
  {
    name: 'answers-instances-under-the-name-of-other-lists',
    calls: [{ ...instance, reply: found(`<member>${available}</member>`) }],
    wrong: ['simulated: unknown member'],
  },
  {
    name: 'answers-deployments-under-a-name-of-their-own',
    calls: [
      {
        ...looks,
        reply: answers(
          listing,
          `<BlueGreenDeployments><BlueGreenDeployment>${deployment}</BlueGreenDeployment></BlueGreenDeployments>`,
        ),
      },
    ],
    wrong: ['simulated: unknown member'],
  },
  {
    name: 'answers-tags-under-the-name-of-other-lists',
    calls: [{ ...looks, reply: answers(listing, deployments.replaceAll('Tag>', 'member>')) }],
    wrong: ['simulated: unknown member'],
  },
  {
    name: 'answers-with-a-time-of-another-protocol-in-a-query',
    calls: [{ ...looks, reply: answers(listing, deployments.replace('2026-11-22T00:00:00.123Z', '1795305600')) }],
    wrong: ['simulated: type'],
  },
  {
    name: 'answers-with-a-time-of-no-zone',
    calls: [{ ...looks, reply: answers(listing, deployments.replace('.123Z', '')) }],
    wrong: ['simulated: type'],
  },
  {
    name: 'answers-a-status-of-a-deployment-that-there-is-not',
    calls: [{ ...looks, reply: answers(listing, deployments.replace('>PROVISIONING<', '>Available<')) }],
    wrong: ['simulated: enum'],
  },
  {
    name: 'answers-a-status-of-a-member-that-there-is-not',
    calls: [{ ...looks, reply: answers(listing, deployments.replace(members('AVAILABLE'), members('SWITCHED_OVER'))) }],
    wrong: ['simulated: enum'],
  },
  {
    name: 'answers-a-status-of-an-instance-that-there-is-not',
    calls: [{ ...instance, reply: one.replace('>available<', '>AVAILABLE<') }],
    wrong: ['simulated: enum'],
  },
  {
    name: 'answers-a-deployment-that-is-named-by-no-arn',
    calls: [{ ...looks, reply: answers(listing, deployments.replace(`<Target>${green}<`, '<Target>orders-green<')) }],
    wrong: ['simulated: pattern'],
  },
  {
    name: 'answers-in-the-namespace-of-another-service',
    calls: [{ ...instance, reply: one.replace('rds.amazonaws.com', 'elasticloadbalancing.amazonaws.com') }],
    wrong: ['simulated: wrapper'],
  },
  {
    name: 'refuses-by-the-name-of-a-shape',
    calls: [{ ...instance, status: 404, reply: refuses('DBInstanceNotFoundFault') }],
    wrong: ['simulated: undeclared error'],
  },
  {
    name: 'refuses-what-is-not-there-as-what-is-wrong',
    calls: [{ ...switches, status: 400, reply: refuses('BlueGreenDeploymentNotFoundFault') }],
    wrong: ['simulated: error status'],
  },
  {
    name: 'refuses-as-another-operation-of-databases-does',
    calls: [{ ...switches, status: 404, reply: refuses('DBInstanceNotFound') }],
    wrong: ['simulated: undeclared error'],
  },
];
