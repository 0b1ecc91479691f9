ALTER TABLE "IdentityProvider" ADD COLUMN "ldap" JSONB;
