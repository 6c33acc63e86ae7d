// Node's own limit. Jest raises it to 100, and asynchronous stacks are that long: Sequelize reads one for each statement
// on SQLite, and jest looks each line up in source maps, which took a sixth of the server's suites.
Error.stackTraceLimit = 10;
