using System.Net;

namespace Microsoft.Rest;

/// <summary>A call to a REST service failed.</summary>
public class RestException : Exception
{
    public RestException()
    {
    }

    public RestException(string message)
        : base(message)
    {
    }

    public RestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>What was asked. The body is left out on purpose: it may hold a person's words, and exceptions get logged.</summary>
public class HttpRequestMessageWrapper
{
    internal HttpRequestMessageWrapper(HttpRequestMessage request)
    {
        Method = request.Method;
        RequestUri = request.RequestUri;
    }

    public HttpMethod Method { get; }

    public Uri RequestUri { get; }
}

/// <summary>What was answered.</summary>
public class HttpResponseMessageWrapper
{
    internal HttpResponseMessageWrapper(HttpResponseMessage response, string content)
    {
        StatusCode = response.StatusCode;
        ReasonPhrase = response.ReasonPhrase;
        Headers = response.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
        Content = content;
    }

    public HttpStatusCode StatusCode { get; }

    public string ReasonPhrase { get; }

    public IDictionary<string, IEnumerable<string>> Headers { get; }

    public string Content { get; }
}

/// <summary>An answer whose body was not asked for.</summary>
public class HttpOperationResponse
{
    public HttpRequestMessage Request { get; set; }

    public HttpResponseMessage Response { get; set; }
}

/// <summary>An answer and its body; the body is the default value where the service sent none.</summary>
public class HttpOperationResponse<T> : HttpOperationResponse
{
    public T Body { get; set; }
}

/// <summary>Proves to a service who calls, by what it adds to each request.</summary>
public abstract class ServiceClientCredentials
{
    public virtual Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.CompletedTask;
}
