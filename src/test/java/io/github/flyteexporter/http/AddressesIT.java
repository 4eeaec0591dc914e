package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which address a request goes to, and which host it names there. */
class AddressesIT extends HttpFixture {
  private BoundedClient resolving(HostResolver.Lookup lookup) {
    return client(HttpClients.on(vertx).resolver(opened(new HostResolver(vertx, lookup))));
  }

  private int named(String address, String name) {
    return get(vertx
            .createHttpServer()
            .requestHandler(request -> request.response().end(name))
            .listen(0, address))
        .actualPort();
  }

  /** Vert.x' own server does not read all that it is sent. */
  private static String host(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_2
        ? request.authority().toString()
        : request.getHeader("host");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP_1_1, '[::1]', '[::1]'",
    "HTTP_2, '[::1]', '[::1]'",
    "HTTP_1_1, '[0:0:0:0:0:0:0:1]', '[0:0:0:0:0:0:0:1]'",
    "HTTP_1_1, '[::ffff:127.0.0.1]', '[::ffff:127.0.0.1]'",
    "HTTP_1_1, 127.0.0.1, 127.0.0.1",
    "HTTP_2, 127.0.0.1, 127.0.0.1",
    "HTTP_1_1, LocalHost, localhost"
  })
  void hosts(HttpVersions versions, String host, String named) {
    int port =
        serve(
            new HttpServerOptions(),
            r -> r.response().end(host(r) + " " + r.path() + "?" + r.query()));
    BoundedClient client = client(HttpClients.on(vertx).versions(versions));
    assertThat(get(client.send(ask("http://" + host + ":" + port + "/a/b?c=d%20e"))).text())
        .isEqualTo(named + ":" + port + " /a/b?c=d%20e");
  }

  @ParameterizedTest
  @CsvSource({"HTTP_1_1, 127.0.0.1", "HTTP_1_1, ::1", "HTTP_2, 127.0.0.1", "HTTP_2, ::1"})
  void aFixedAddressIsNeverLookedUp(HttpVersions versions, String address) throws Exception {
    int port =
        serve(
            new HttpServerOptions(),
            r -> r.response().end(r.authority() + " at " + r.localAddress().hostAddress()));
    AtomicInteger lookups = new AtomicInteger();
    HostResolver.Lookup counting =
        host -> {
          lookups.incrementAndGet();
          throw new UnknownHostException(host);
        };
    HttpClients options = HttpClients.on(vertx).versions(versions);
    BoundedClient client = client(options.resolver(opened(new HostResolver(vertx, counting))));
    // as a lookup gives it, with the name that it was looked up by
    InetAddress found =
        InetAddress.getByAddress("flyte.example.com", addresses(address)[0].getAddress());
    ClientRequest request = ask("http://flyte.example.com:" + port).connectTo(found);
    assertThat(get(client.send(request)).text())
        .isEqualTo("flyte.example.com:" + port + " at " + addresses(address)[0].getHostAddress());
    assertThat(lookups).hasValue(0);
  }

  /** The client of Vert.x alone keeps the first address, as long as it is asked every 10 s. */
  @Test
  void aHostThatMovesIsFound() throws Exception {
    int port = named("127.0.0.2", "before");
    get(
        vertx
            .createHttpServer()
            .requestHandler(r -> r.response().end("after"))
            .listen(port, "127.0.0.3"));
    AtomicReference<String> address = new AtomicReference<>("127.0.0.2");
    BoundedClient client = resolving(host -> addresses(address.get()));
    String url = "http://flyteadmin.flyte.svc:" + port;
    assertThat(get(client.send(ask(url))).text()).isEqualTo("before");
    address.set("127.0.0.3");
    assertThat(get(client.send(ask(url))).text()).isEqualTo("after");
  }

  @Test
  void theNextAddressIsTriedWhenOneTakesNoConnection() throws Exception {
    int port = named("127.0.0.1", "well");
    BoundedClient client = resolving(host -> addresses("127.0.0.9", "::1", "127.0.0.1"));
    assertThat(get(client.send(ask("http://flyte.example.com:" + port))).text()).isEqualTo("well");
  }

  @Test
  void lookupsOfOneHostAreJoinedAndEndWhereTheyWereAskedFor() throws Exception {
    int port = named("127.0.0.1", "well");
    AtomicInteger lookups = new AtomicInteger();
    BoundedClient client =
        resolving(
            host -> {
              assertThat(host).isEqualTo("flyteadmin.flyte.svc.cluster.local.");
              lookups.incrementAndGet();
              return addresses("127.0.0.1");
            });
    String url = "http://flyteadmin.flyte.svc.cluster.local.:" + port;
    List<Future<ClientResponse>> all =
        java.util.stream.IntStream.range(0, 50)
            .mapToObj(i -> client.send(ask(url).timeout(Duration.ofSeconds(20))))
            .toList();
    assertThat(get(Future.all(all)).<ClientResponse>list())
        .allSatisfy(answer -> assertThat(answer.text()).isEqualTo("well"));
    assertThat(lookups.get()).isBetween(1, 50);
  }
}
