export const usage = `tillpass: makes organisations and resets passwords, on the machine of the server.

  tillpass organisation create --slug SLUG --name NAME --admin USERNAME
      Makes an organisation with its first admin.
  tillpass user reset-password --organisation SLUG USERNAME
      Gives a user a new password; all sessions of that user end. Where the
      role types a PIN after it, the PIN goes too, and a first one is asked for.

Both read the password from standard input and print JSON. They find the database by the server's settings:
DATABASE_URL, else the file in TILLPASS_DATA (./data).

Exit status: 0 done, 1 refused, 2 called wrongly.
`
