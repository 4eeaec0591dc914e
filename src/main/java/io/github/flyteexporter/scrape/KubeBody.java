package io.github.flyteexporter.scrape;

import io.github.flyteexporter.parse.NameTable;
import io.github.flyteexporter.reading.Samples;

/** The page under {@code /k8smetrics}. */
final class KubeBody implements SidePathBody {
  private final PageBody page;
  private final NameTable names;

  KubeBody(NameTable names) {
    this.names = names;
    this.page = new PageBody(names, false);
  }

  @Override
  public boolean accepts(String contentType) {
    return page.accepts(contentType);
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    page.feed(bytes, offset, length);
  }

  @Override
  public void end() {
    page.end();
  }

  @Override
  public Samples samples() {
    return page.page().samples();
  }

  @Override
  public byte[] kept() {
    return names.wanted().page(samples());
  }
}
