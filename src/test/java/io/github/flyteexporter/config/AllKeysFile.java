package io.github.flyteexporter.config;

/** Every key of {@link AllKeys} in a file. */
final class AllKeysFile {
  static final String YAML =
      """
      listen:
        host: 127.0.0.1
        port: 1234
        tls: {certificate: /tls/tls.crt, key: /tls/tls.key}
        users:
          name: %s
      interval: 1m30s
      projectDomains: 5
      kubernetes:
        enabled: false
        namespace: flyte
        release: prod
        limitNamespace: flytesnacks-development
        leaseNamespace: leases
        flyte: 2
        components: {flyteadmin: app=my-admin}
        readConfig: true
        migrationLog: true
        errorLogs: true
        shard: 1/3
      admin:
        enabled: false
        url: https://flyte.example.com:8443
        timeout: 2s
        tls: {ca: /admin/ca.crt, insecure: true}
        auth:
          clientId: exporter
          clientSecret: hunter2
          clientAuthMethod: client_secret_post
          scopes: [all]
          audience: https://flyte.example.com
          tokenUrl: https://login.example.com/token
          issuer: https://login.example.com
          header: x-flyte
          tls: {ca: /login/ca.crt, insecure: true}
          proxy: http://proxy:3128
      ingress:
        url: https://flyte.example.com
        grpc: https://grpc.example.com
        timeout: 3s
        every: 5m
        tls: {ca: /ingress/ca.crt, insecure: true}
      database:
        host: postgres
        port: 6432
        name: flyte
        user: reader
        password: hunter2
        sslMode: verify-full
        ca: /db/ca.crt
        timeout: 2s
        every: 1m
      looks:
        enabled: false
        objectStore: https://minio:9000
        bucket: flyte
        ca: /looks/ca.crt
        scheduler: http://flytescheduler:10254
        datacatalog: http://datacatalog:8080
      pages:
        cluster: east
        runbooks: https://wiki.example.com/runbooks
        grafana: https://grafana.example.com
        documentation: https://wiki.example.com/flyte
      record:
        enabled: false
        keep: 10m
        memory: 2097152
        directory: /var/lib/bundles
        mostFiles: 3
        mostBytes: 4194304
      status:
        title: Flyte east
        directory: /var/lib/status
        withoutLogin: true
        listen: {host: 127.0.0.2, port: 4321}
      targets:
        - name: propeller
          url: https://propeller:10254
          timeout: 500ms
          largestPage: 1000
          tokenFile: /token
          tls: {ca: /tls/ca.crt, insecure: true}
          readConfig: true
      """
          .formatted(AllKeys.HASH);

  private AllKeysFile() {}
}
