-- A batch that has lost a race takes its accounts' rows before it writes entries; all others write entries and come to the
-- rows last, in here. Each would wait for the other. Who finds a row taken is too late anyway: it is about to move, and the
-- compare-and-set would refuse. So it gives way at once (55P03), and next time takes the rows first.
ALTER FUNCTION ledger.move_heads() SET lock_timeout = '1ms';
