import { systemClock } from '@draftsmith/service/clock';
import { createTestClock, openOutbox } from './mail-outbox.ts';

// A process that sends mails and nothing else. It is told its folder, the mail server, and how far its clock is ahead (ms).
const [folder, smtpUrl, ahead = '0', databaseUrl] = process.argv.slice(2);
if (folder === undefined || smtpUrl === undefined) throw new Error('usage: FOLDER SMTP_URL [AHEAD [DATABASE_URL]]');
const clock = createTestClock();
clock.move(Number(ahead));
const outbox = await openOutbox({ folder, clock, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
outbox.start({ smtpUrl, clock: { ...systemClock, now: clock.now } });
process.stdout.write('listening 0\n');
process.on('SIGTERM', () => void outbox.close().then(() => process.exit(0)));
// Its timers do not hold it.
setInterval(() => undefined, 1000);
