export const orders = 'arn:aws:rds:eu-west-1:111122223333:db:orders';
export const green = `${orders}-green-a1b2c3`;
export const id = 'bgd-0123456789abcdef';

export function asks(operation: string, members: Readonly<Record<string, string>>) {
  const request = new URLSearchParams({ Action: operation, Version: '2014-10-31', ...members }).toString();
  return { service: 'rds', operation, request } as const;
}

export const answers = (operation: string, result: string) =>
  `<${operation}Response xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><${operation}Result>${result}</${operation}Result>` +
  `<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></${operation}Response>`;

export const refuses = (code: string) =>
  `<ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><Error><Type>Sender</Type><Code>${code}</Code>` +
  `<Message>no</Message></Error><RequestId>1</RequestId></ErrorResponse>`;

export const members = (status: string) =>
  `<member><SourceMember>${orders}</SourceMember><TargetMember>${green}</TargetMember><Status>${status}</Status></member>`;
const tags = '<Tag><Key>greenlight:change-id</Key><Value>gl-1-0a1b2c3d.1</Value></Tag>';

export const deployment =
  `<BlueGreenDeploymentIdentifier>${id}</BlueGreenDeploymentIdentifier><BlueGreenDeploymentName>gl-1</BlueGreenDeploymentName>` +
  `<Source>${orders}</Source><Target>${green}</Target><SwitchoverDetails>${members('AVAILABLE')}</SwitchoverDetails>` +
  `<Tasks><member><Name>CONFIGURE_BACKUPS</Name><Status>IN_PROGRESS</Status></member></Tasks>` +
  `<Status>PROVISIONING</Status><CreateTime>2026-11-22T00:00:00.123Z</CreateTime><TagList>${tags}</TagList>`;
export const deployments = `<BlueGreenDeployments><member>${deployment}</member></BlueGreenDeployments>`;

export const listing = 'DescribeBlueGreenDeployments';
export const filtered = { 'Filters.Filter.1.Name': 'source', 'Filters.Filter.1.Values.Value.1': orders };
export const looks = asks(listing, filtered);
export const creation = 'CreateBlueGreenDeployment';
export const wanted = { BlueGreenDeploymentName: 'gl-1', Source: orders };
export const tagged = { 'Tags.Tag.1.Key': 'greenlight:change-id', 'Tags.Tag.1.Value': 'gl-1-0a1b2c3d.1' };
export const created = answers(creation, `<BlueGreenDeployment>${deployment}</BlueGreenDeployment>`);
export const switching = 'SwitchoverBlueGreenDeployment';
export const switches = asks(switching, { BlueGreenDeploymentIdentifier: id, SwitchoverTimeout: '300' });
export const instances = 'DescribeDBInstances';
export const instance = asks(instances, { DBInstanceIdentifier: 'orders' });
export const found = (inside: string) => answers(instances, `<DBInstances>${inside}</DBInstances>`);
export const available =
  '<DBInstanceIdentifier>orders</DBInstanceIdentifier><DBInstanceStatus>available</DBInstanceStatus>';
export const one = found(`<DBInstance>${available}</DBInstance>`);
