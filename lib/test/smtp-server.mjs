// A mail server of its own process for the tests. It speaks to its parent: where it listens, and each mail it took.
import { SMTPServer } from "smtp-server";

const refusal = (code, message) => Object.assign(new Error(message), { responseCode: code });
const options = JSON.parse(process.argv[2] ?? "{}");

const server = new SMTPServer({
  authOptional: true,
  allowInsecureAuth: true,
  disabledCommands: options.encrypted ? [] : ["STARTTLS"],
  disableReverseLookup: true,
  onAuth(auth, _session, done) {
    if (auth.password === "right:p@ss") done(null, { user: auth.username });
    else done(refusal(535, `5.7.8 no such password as ${auth.password}`));
  },
  onRcptTo({ address }, _session, done) {
    if (address.startsWith("nobody")) done(refusal(550, "5.1.1 no such mailbox"));
    else done();
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", () => {
      const { mailFrom, rcptTo } = session.envelope;
      const to = rcptTo.map(({ address }) => address);
      const mail = { from: mailFrom.address, to, user: session.user ?? null };
      process.send({ mail: { ...mail, raw: Buffer.concat(chunks).toString("utf8") } });
      done();
    });
  },
});
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => process.send({ port: server.server.address().port }));
process.on("disconnect", () => process.exit(0));
