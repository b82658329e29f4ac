"""How many a list of a request takes, where the model has no word of it and AWS's API references have."""

LIMITS = {
    # "Batch Get Deployment Targets": up to 25 ids; the other batches of CodeDeploy up to 25 and 100.
    ("codedeploy", "BatchGetDeploymentTargets", "targetIds"): 25,
    ("codedeploy", "BatchGetDeployments", "deploymentIds"): 25,
    ("codedeploy", "BatchGetApplications", "applicationNames"): 100,
    ("codedeploy", "BatchGetDeploymentGroups", "deploymentGroupNames"): 100,
    # "DescribeServices": up to 10; "DescribeTasks" and "DescribeClusters": up to 100.
    ("ecs", "DescribeServices", "services"): 10,
    ("ecs", "DescribeTasks", "tasks"): 100,
    ("ecs", "DescribeClusters", "clusters"): 100,
}

FILTERS = {
    ("rds", "DescribeDBInstances", "DBInstanceIdentifier"): "db-instance-id",
    ("rds", "DescribeDBClusters", "DBClusterIdentifier"): "db-cluster-id",
    ("rds", "DescribeBlueGreenDeployments", "BlueGreenDeploymentIdentifier"): "blue-green-deployment-identifier",
}
"""Where a member asks for one of what a filter takes many of. Source: the API reference of each operation, "Filters"."""
