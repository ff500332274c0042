/**
 * For tests that need TLS on this machine: `localhost` and 127.0.0.1, valid until 2126, trusted by nobody.
 * The key is public by being here, so it must serve nothing else.
 */
export const localhostCertificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgI2My9Ln/5nVWr0QB
66v5vnGlmqoLkV28h16wkRibghChRANCAAQ6QIRE4SNZMmow8ErNENh6favJTFe5
niATuOWfVzsP6NWBhZYM1phwwfsrwoJIJUT1llu0jpgwJSPYghH2yKru
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBvjCCAWWgAwIBAgIUIdgUJ3mu5s5HaT8osbyyzh8WrgowCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjE5MzgwOVoYDzIxMjYxMDI5
MTkzODA5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQ6QIRE4SNZMmow8ErNENh6favJTFe5niATuOWfVzsP6NWBhZYM1phw
wfsrwoJIJUT1llu0jpgwJSPYghH2yKruo4GSMIGPMB0GA1UdDgQWBBQnS3uRdIRx
DbJmNgp9efnTMis2GzAfBgNVHSMEGDAWgBQnS3uRdIRxDbJmNgp9efnTMis2GzAa
BgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwDAYDVR0TAQH/BAIwADAOBgNVHQ8B
Af8EBAMCB4AwEwYDVR0lBAwwCgYIKwYBBQUHAwEwCgYIKoZIzj0EAwIDRwAwRAIg
WhDiH0NsO2KugHZpqKMMO+7yxzGXTwQo0Kq+NCjEvvYCIDT3qkZOvSm5uSX1jzPe
9ZILGDqqPU5phg/fIpvan2Y3
-----END CERTIFICATE-----
`,
} as const;
