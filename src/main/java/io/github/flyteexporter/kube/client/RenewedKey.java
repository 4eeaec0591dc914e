package io.github.flyteexporter.kube.client;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Shows whatever certificate is the newest when a connection begins; null stands for none. */
final class RenewedKey extends X509ExtendedKeyManager {
  private final Supplier<X509ExtendedKeyManager> newest;

  RenewedKey(Supplier<X509ExtendedKeyManager> newest) {
    this.newest = newest;
  }

  @Override
  public String[] getClientAliases(String type, Principal[] issuers) {
    X509ExtendedKeyManager now = newest.get();
    return now == null ? null : now.getClientAliases(type, issuers);
  }

  @Override
  public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
    X509ExtendedKeyManager now = newest.get();
    return now == null ? null : now.chooseClientAlias(types, issuers, socket);
  }

  @Override
  public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
    X509ExtendedKeyManager now = newest.get();
    return now == null ? null : now.chooseEngineClientAlias(types, issuers, engine);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    X509ExtendedKeyManager now = newest.get();
    return now == null ? null : now.getCertificateChain(alias);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    X509ExtendedKeyManager now = newest.get();
    return now == null ? null : now.getPrivateKey(alias);
  }

  @Override
  public String[] getServerAliases(String type, Principal[] issuers) {
    return null;
  }

  @Override
  public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
    return null;
  }
}
