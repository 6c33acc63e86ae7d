import { hasColumn, hasIndex, type Migration } from '../platform/database/migration';

/**
 * The class of a delivery by urgency, 0 for an alert to 4 for an ordinary message, so that a claim reads the most urgent
 * first from an index. Deliveries that wait get the class of their message's rule.
 */
export const deliveryUrgency: Migration = {
  name: '0042_delivery_urgency',
  async up(tools) {
    const { run, t, dialect } = tools;
    if (!(await hasColumn(tools, 'deliveries', 'urgency')))
      await run(`ALTER TABLE deliveries ADD COLUMN urgency ${t.integer} NOT NULL DEFAULT 4`);
    await run(
      `UPDATE deliveries SET urgency = (SELECT CASE m.rule WHEN 'help_requested' THEN 0 WHEN 'help_repeated' THEN 0
           WHEN 'help_acknowledged' THEN 1 WHEN 'roll_call_asked' THEN 2 WHEN 'check_in_chased' THEN 3 ELSE 4 END
         FROM messages m WHERE m.id = deliveries.message_id)
       WHERE state IN ('waiting', 'claimed') AND EXISTS (SELECT 1 FROM messages m WHERE m.id = deliveries.message_id)`,
    );
    if (!(await hasIndex(tools, 'deliveries', 'deliveries_due')))
      await run('CREATE INDEX deliveries_due ON deliveries (channel, state, urgency, not_before, seq)');
    if (await hasIndex(tools, 'deliveries', 'deliveries_waiting'))
      await run(`DROP INDEX deliveries_waiting${dialect === 'sqlite' ? '' : ' ON deliveries'}`);
  },
};
