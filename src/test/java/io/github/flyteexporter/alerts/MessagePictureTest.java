package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * A page that looks like the message in Slack, for the picture in src/docs/alerts.md: {@code
 * chromium --headless --screenshot=src/docs/slack.png target/slack/message.html}.
 */
final class MessagePictureTest {
  private static final String PAGE =
      """
      <!doctype html><meta charset="utf-8"><style>
      body{margin:0;padding:14px 18px;background:#fff;color:#1d1c1d;font:15px/1.46 Lato,sans-serif}
      .app{display:flex;gap:9px}
      .icon{width:36px;height:36px;border-radius:5px;background:#e6522c;color:#fff;font:700 20px/36px sans-serif;
        text-align:center;flex:none}
      .name b{font-weight:900} .name i{font:600 10px sans-serif;background:#ddd;color:#555;border-radius:2px;
        padding:1px 3px;margin:0 5px} .name span{color:#616061;font-size:12px}
      .card{border-left:4px solid COLOR;border-radius:2px;padding:2px 0 2px 12px;margin-top:5px}
      a{color:#1264a3;text-decoration:none} .card>a{font-weight:700}
      code{background:#f8f8f8;border:1px solid #ddd;border-radius:3px;color:#e01e5a;padding:1px 3px;font-size:12px}
      </style><div class="app"><div class="icon">A</div><div>
      <div class="name"><b>Alertmanager</b><i>APP</i><span>6:13 AM</span></div>
      <div class="card"><a href="LINK">TITLE</a><div>TEXT</div></div></div></div>
      """;

  @Test
  void theMessageIsDrawn() throws Exception {
    String golden = Files.readString(Path.of("src/test/resources/slack/critical.txt"));
    String[] parts = golden.split("\n\n", 2);
    String page =
        PAGE.replace("COLOR", field(parts[0], "color").equals("danger") ? "#a30200" : "#daa038")
            .replace("LINK", field(parts[0], "title_link").replace("&", "&amp;"))
            .replace("TITLE", field(parts[0], "title"))
            .replace("TEXT", html(parts[1].strip()));
    Path file = Path.of("target/slack/message.html");
    Files.createDirectories(file.getParent());
    Files.writeString(file, page);
    assertThat(page)
        .contains("<b>Probable cause:</b> database", ">Runbook</a>", ">Silence</a>")
        .doesNotContainPattern("[*`]");
  }

  /** Slack's mrkdwn as HTML; what is escaped there is escaped here. */
  private static String html(String mrkdwn) {
    return mrkdwn
        .replaceAll("<(http[^|>]+)[|]([^>]+)>", "<a href=\"$1\">$2</a>")
        .replaceAll("`([^`]+)`", "<code>$1</code>")
        .replaceAll("(?m)^[*]([^*]+)[*]", "<b>$1</b>")
        .replace("\n", "<br>\n");
  }

  private static String field(String head, String name) {
    return head.lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElseThrow();
  }
}
