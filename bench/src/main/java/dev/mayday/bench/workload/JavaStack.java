package dev.mayday.bench.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Many short frames.
record JavaStack() implements Stack {

    private static final String[] LIBRARY = {
        "java.lang.Thread:run",
        "org.apache.tomcat.util.threads.TaskThread$WrappingRunnable:run",
        "org.apache.tomcat.util.threads.ThreadPoolExecutor$Worker:run",
        "org.apache.tomcat.util.net.NioEndpoint$SocketProcessor:doRun",
        "org.apache.coyote.http11.Http11Processor:service",
        "org.apache.catalina.core.StandardHostValve:invoke",
        "org.apache.catalina.core.ApplicationFilterChain:doFilter",
        "org.springframework.security.web.FilterChainProxy:doFilterInternal",
        "org.springframework.web.servlet.FrameworkServlet:processRequest",
        "org.springframework.web.servlet.DispatcherServlet:doDispatch",
        "org.springframework.web.method.support.InvocableHandlerMethod:doInvoke",
        "org.springframework.transaction.interceptor.TransactionInterceptor:invoke"
    };

    @Override
    public Map<String, Object> error(Names names, int library, boolean lean) {
        var frames = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < library; i++) {
            var place = LIBRARY[i % LIBRARY.length].split(":");
            frames.add(frame(place[0], place[1], 60 + i * 31, false));
        }
        var root = "com.example.shop." + names.area() + ".";
        var noun = Names.capital(names.noun());
        frames.add(frame(root + noun + "Controller", "handle" + noun, 71, true));
        frames.add(frame(root + noun + "Service", "process" + noun, 118, true));
        frames.add(frame(root + names.type(), names.camel(), 243, true));
        frames.add(frame(root + noun + "Rules", "check" + noun, 39, true));
        var exception =
                Stack.exception(
                        noun + "Exception",
                        "Cannot %s %s 48213".formatted(names.verb(), names.noun()),
                        Map.of("type", "Spring6ExceptionResolver", "handled", false),
                        frames);
        exception.put("module", root + "errors");
        exception.put("thread_id", 57);
        return exception;
    }

    private static Map<String, Object> frame(
            String module, String function, int line, boolean inApp) {
        var type = module.substring(module.lastIndexOf('.') + 1);
        var frame = new LinkedHashMap<String, Object>();
        frame.put("filename", type.replaceAll("\\$.*", "") + ".java");
        frame.put("function", function);
        frame.put("module", module);
        frame.put("lineno", line);
        frame.put("in_app", inApp);
        frame.put("native", false);
        return frame;
    }
}
