// Node's own limit. Jest raises it to 100, which is slow: Sequelize reads a stack trace for each statement on SQLite,
// and jest looks up each line in source maps.
Error.stackTraceLimit = 10;
